"""What many dispatches say together, kept in the ledger: made from claims, and made anew only where they changed.

Triggers note every document whose text, current reading or decisions changed (`due_document`). `reconcile` takes those
in, some at a time and each time in one transaction, so that a run that was killed goes on where it stood:

    due documents → kinships → families                        reprinting
                  → tellings → strands → shapes → links        stranding, linking
    due shapes    → components → clusters → incidents          clustering, keeping
"""
