"""How a contest moves: facts, the state that they fold into, and the decisions that make them."""
