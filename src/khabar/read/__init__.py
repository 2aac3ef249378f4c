"""Bytes → pages → articles: decoding, the story and its furniture, sentences, the day of publication."""
