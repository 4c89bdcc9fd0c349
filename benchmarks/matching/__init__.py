"""How good the matching of cases is: judged firm profiles, and nDCG@5 over them."""
