"""FFmpeg's errors in the words a tile can show."""

import av

from console.video.states import Reason


def reason_of(error: Exception) -> Reason:
    """Name an error of FFmpeg."""
    match error:
        case av.HTTPUnauthorizedError() | av.HTTPForbiddenError():
            return Reason.UNAUTHORIZED
        case av.HTTPNotFoundError():
            return Reason.NOT_FOUND
        case av.HTTPOtherClientError() | av.HTTPServerError() | av.HTTPTooManyRequestsError():
            return Reason.NO_SESSION  # 453, 486, 503: what recorders say that are full
        case ConnectionRefusedError():
            return Reason.REFUSED
        case av.ExitError() | TimeoutError():
            return Reason.NO_ANSWER
        case av.ProtocolNotFoundError() | av.DecoderNotFoundError() | av.DemuxerNotFoundError():
            return Reason.UNSUPPORTED
        case ConnectionError() | EOFError():
            return Reason.LOST
        case ValueError():
            return Reason.NOT_VIDEO
        case _:
            return Reason.LOST
