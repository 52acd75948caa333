"""告警质量: what alerts cost a shift, and which sources make noise."""
