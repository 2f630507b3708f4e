"""What this computer keeps: settings, history, tokens, logs."""
