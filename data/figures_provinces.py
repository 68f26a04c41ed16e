"""The 75 provinces and prefectures of Morocco: figures of the census of 2024.

Source: HCP (Haut-Commissariat au Plan), RGPH 2024, by province (code, French name, legal
population, people aged 15 and over, of whom employed). Nothing was changed but the choice
of columns.
"""

from __future__ import annotations

from typing import NamedTuple


class Province(NamedTuple):
    """One province or prefecture. region: ISO 3166-2 code of its region."""

    code: str
    name: str
    region: str
    population: int
    adults: int
    employed: int

    @property
    def without_work(self) -> int:
        """People aged 15 and over who have no work."""
        return self.adults - self.employed


PROVINCES = (
    Province("01.511", "Tanger-Assilah", "MA-01", 1_494_413, 1_089_488, 478_322),
    Province("01.573", "M'diq-Fnideq", "MA-01", 254_064, 183_531, 58_919),
    Province("01.571", "Tétouan", "MA-01", 611_928, 452_954, 162_334),
    Province("01.227", "Fahs-Anjra", "MA-01", 100_789, 69_491, 27_370),
    Province("01.331", "Larache", "MA-01", 510_211, 364_217, 122_590),
    Province("01.051", "Al Hoceima", "MA-01", 371_527, 267_469, 77_232),
    Province("01.151", "Chefchaouen", "MA-01", 412_713, 289_913, 108_732),
    Province("01.405", "Ouezzane", "MA-01", 274_577, 203_624, 49_243),
    Province("02.411", "Oujda-Angad", "MA-02", 572_454, 438_117, 119_755),
    Province("02.381", "Nador", "MA-02", 565_987, 417_220, 114_799),
    Province("02.167", "Driouch", "MA-02", 188_191, 140_638, 29_281),
    Province("02.275", "Jerada", "MA-02", 103_527, 75_107, 15_177),
    Province("02.113", "Berkane", "MA-02", 284_061, 216_096, 58_975),
    Province("02.533", "Taourirt", "MA-02", 220_157, 160_675, 37_524),
    Province("02.265", "Guercif", "MA-02", 215_837, 152_355, 43_600),
    Province("02.251", "Figuig", "MA-02", 144_451, 97_215, 24_727),
    Province("03.231", "Fès", "MA-03", 1_256_172, 931_982, 299_208),
    Province("03.061", "Meknès", "MA-03", 942_945, 700_201, 216_388),
    Province("03.171", "El Hajeb", "MA-03", 267_156, 194_274, 61_570),
    Province("03.271", "Ifrane", "MA-03", 160_904, 118_588, 40_344),
    Province("03.591", "Moulay Yacoub", "MA-03", 216_954, 143_674, 45_107),
    Province("03.451", "Sefrou", "MA-03", 304_748, 225_160, 61_374),
    Province("03.131", "Boulemane", "MA-03", 205_411, 144_283, 35_389),
    Province("03.531", "Taounate", "MA-03", 612_650, 431_573, 123_430),
    Province("03.561", "Taza", "MA-03", 500_971, 369_423, 88_229),
    Province("04.421", "Rabat", "MA-04", 515_619, 419_489, 159_910),
    Province("04.441", "Salé", "MA-04", 1_089_554, 820_012, 297_146),
    Province("04.501", "Skhirate-Témara", "MA-04", 783_475, 578_187, 233_408),
    Province("04.281", "Kénitra", "MA-04", 1_284_247, 913_953, 324_442),
    Province("04.291", "Khémisset", "MA-04", 563_036, 415_680, 108_314),
    Province("04.481", "Sidi Kacem", "MA-04", 545_509, 388_114, 114_192),
    Province("04.491", "Sidi Slimane", "MA-04", 351_199, 245_762, 71_482),
    Province("05.091", "Béni Mellal", "MA-05", 580_327, 426_746, 117_392),
    Province("05.081", "Azilal", "MA-05", 574_112, 399_853, 113_979),
    Province("05.255", "Fquih Ben Salah", "MA-05", 475_977, 341_928, 86_305),
    Province("05.301", "Khénifra", "MA-05", 370_240, 277_871, 75_395),
    Province("05.311", "Khouribga", "MA-05", 525_145, 383_388, 105_903),
    Province("06.141", "Casablanca", "MA-06", 3_218_036, 2_521_618, 931_236),
    Province("06.371", "Mohammadia", "MA-06", 514_057, 379_238, 136_219),
    Province("06.181", "El Jadida", "MA-06", 914_367, 649_486, 219_228),
    Province("06.385", "Nouaceur", "MA-06", 672_324, 476_841, 202_222),
    Province("06.355", "Médiouna", "MA-06", 345_787, 239_916, 88_726),
    Province("06.111", "Benslimane", "MA-06", 279_517, 201_592, 68_040),
    Province("06.117", "Berrechid", "MA-06", 640_657, 457_234, 161_738),
    Province("06.461", "Settat", "MA-06", 652_292, 465_158, 141_094),
    Province("06.467", "Sidi Bennour", "MA-06", 451_930, 319_981, 94_232),
    Province("07.351", "Marrakech", "MA-07", 1_571_580, 1_159_045, 412_929),
    Province("07.161", "Chichaoua", "MA-07", 379_079, 261_451, 74_378),
    Province("07.041", "Al Haouz", "MA-07", 642_815, 455_441, 150_680),
    Province("07.191", "El Kelâa Des-Sraghna", "MA-07", 560_273, 386_969, 102_342),
    Province("07.211", "Essaouira", "MA-07", 426_719, 308_521, 93_219),
    Province("07.427", "Rehamna", "MA-07", 346_108, 238_938, 75_045),
    Province("07.431", "Safi", "MA-07", 719_671, 522_858, 162_114),
    Province("07.585", "Youssoufia", "MA-07", 246_148, 170_716, 50_455),
    Province("08.201", "Errachidia", "MA-08", 427_572, 296_911, 80_799),
    Province("08.401", "Ouarzazate", "MA-08", 304_932, 216_285, 59_176),
    Province("08.363", "Midelt", "MA-08", 313_769, 221_851, 64_886),
    Province("08.577", "Tinghir", "MA-08", 323_805, 218_940, 58_523),
    Province("08.587", "Zagora", "MA-08", 285_545, 189_379, 44_040),
    Province("09.001", "Agadir-Ida-Ou-Tanane", "MA-09", 721_431, 543_157, 193_751),
    Province("09.273", "Inezgane-Aït Melloul", "MA-09", 636_916, 463_514, 164_061),
    Province("09.163", "Chtouka-Aït Baha", "MA-09", 493_623, 353_186, 139_188),
    Province("09.541", "Taroudannt", "MA-09", 858_162, 627_092, 177_791),
    Province("09.581", "Tiznit", "MA-09", 198_542, 151_540, 40_090),
    Province("09.551", "Tata", "MA-09", 111_757, 78_368, 15_798),
    Province("10.261", "Guelmim", "MA-10", 196_267, 141_462, 34_627),
    Province("10.071", "Assa-Zag", "MA-10", 53_298, 20_632, 4_292),
    Province("10.521", "Tan-Tan", "MA-10", 94_519, 66_452, 21_256),
    Province("10.473", "Sidi Ifni", "MA-10", 104_601, 77_730, 18_331),
    Province("11.321", "Laâyoune", "MA-11", 295_555, 207_061, 70_800),
    Province("11.121", "Boujdour", "MA-11", 65_381, 40_935, 15_627),
    Province("11.537", "Tarfaya", "MA-11", 16_228, 10_896, 4_242),
    Province("11.221", "Es-Semara", "MA-11", 73_864, 39_980, 11_033),
    Province("12.391", "Oued Ed-Dahab", "MA-12", 195_467, 131_725, 71_817),
    Province("12.066", "Aousserd", "MA-12", 24_498, 6_099, 3_199),
)
