"""The workbench: a bilingual web page where analysts read, check and correct. ``app.create_app`` is its only door.

Nothing here decides what a page says or what held: views ask the ledger and the exports, templates show the answer.
"""
