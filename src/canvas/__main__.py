"""`python -m canvas` is `canvas`."""

from canvas.cli.main import main

main()
