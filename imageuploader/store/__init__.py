"""What is stored on this computer: settings, history, tokens, logs."""
