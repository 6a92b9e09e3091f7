"""From many dispatches to one picture: reprints, origins, incidents, figures, series, accounts and standing.

Everything here is a function of records alone, without a database or a clock, so that the same claims give the same
incidents in whatever order they come; the ledger keeps what comes out and asks anew only for what a dispatch touches.
"""
