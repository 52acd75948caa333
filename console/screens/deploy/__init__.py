"""S3 应急指挥调度: from an alert to units under way, with every step timed."""
