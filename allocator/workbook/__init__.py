"""The workbook: its sheets and columns as data, and how one is read into a `Case`.

`column` and the files of sheets say what may stand where, in three languages; `file`
opens a workbook safely; `cells` reads one cell as people type it; `tables` finds the
table of a sheet; `reading` puts the question together and reports every problem at once.
"""
