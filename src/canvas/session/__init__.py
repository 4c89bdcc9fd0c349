"""An open workshop: apply, undo, save, listeners."""
