"""QObjects and QThreads between the engine and the widgets."""
