"""Which classes of the vocabulary the parts of a match belong to."""

MONTHS = ("MONTH", "MONTH_NAME_ALIKE", "MONTH_SHORT")
WEEKDAYS = ("WEEKDAY", "WEEKDAY_SHORT", "WEEKDAYS")
RELATIVE = ("BEFORE", "SAME", "AFTER", "RECENT")
PARTS = ("PART", "PARTS")
UNITS = ("UNIT", "UNITS", "SEASONS")
