"""S1 值守: the queue of open alerts and the detail of the one under the cursor."""
