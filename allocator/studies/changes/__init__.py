"""What a row of `Scenarios` does to a case.

levers   the things that change besides rules, one row each
applied  what every change shares: whom it speaks of, what it gives back, what is wrong
units    a column of `Regions` or `Projects`; money: amounts and costs; rules: rows of `Rules`
"""
