"""khabar: Arabic news in, sourced claims out."""
