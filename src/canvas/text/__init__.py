"""Text that comes from people, files and the network: made safe to show, read with care, pointed at by line."""
