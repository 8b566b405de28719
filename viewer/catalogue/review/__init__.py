"""The review queue: what an import suggested, judged sentence by sentence."""
