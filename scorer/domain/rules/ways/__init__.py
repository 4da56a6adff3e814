"""Ways of marking a part as a whole: one small module each."""
