"""The views of the workshop screen: guide, board, findings, cases, report."""
