"""What the console prints (results, messages, progress, JSON), and the answers it reads."""
