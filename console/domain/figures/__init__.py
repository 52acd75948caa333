"""告警质量: how many alerts came, how they were met, and which sources make noise."""
