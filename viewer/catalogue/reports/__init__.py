"""Reports: what is still to be done, as queues; and what is printed."""
