"""The questions: chains, and what stands beside them."""
