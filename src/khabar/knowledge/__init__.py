"""What is known before any page is read: the tables under ``data/`` and their lookups; imports only ``model``."""
