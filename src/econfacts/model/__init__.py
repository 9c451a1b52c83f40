"""What a figure is: records, exact quantities, periods, names, and the words for them in both languages."""
