"""Cameras that do not exist: moving street scenes over RTSP and HTTP-TS, with faults on demand."""
