"""Incidents: claims about one thing that is said to have happened, put together over many dispatches.

    tellings of a dispatch → strands → blocks → links → components → clusters → incidents

See `strands`, `blocking`, `linking`, `clustering` and `composing`, in this order, and docs/incidents.md.
"""
