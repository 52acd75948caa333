"""时限看板: every clock of the hall, its proof, and what the orders show by figures."""
