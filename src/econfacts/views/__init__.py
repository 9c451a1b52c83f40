"""Views: what people see of an answer, as `page` values in English or Chinese; one module a command.

They say everything in words and compute nothing. May import `model`, `quantities`, `comparison` and `dataset`.
"""
