"""The API's description after OpenAPI 3.1, put together from what the views say of their operations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from khabar.web.view import Operation, Parameter, View

CLAIM = {"$ref": "#/components/schemas/claim"}
_ERROR = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
_PROBLEMS = {"400": "The request does not fit.", "401": "The token is missing or wrong.", "404": "There is none."}


def document(views: Iterable[View]) -> dict[str, Any]:
    """The whole description."""
    paths: dict[str, dict[str, Any]] = {}
    for view in views:
        for operation in view.operations:
            paths.setdefault(f"/api{operation.path}", {})[operation.method.lower()] = _operation(view, operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "khabar", "version": "1", "description": "The JSON behind the workbench."},
        "paths": paths,
        "components": {
            "schemas": {"claim": claim_schema(), "error": _ERROR},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


@lru_cache(maxsize=1)
def claim_schema() -> Mapping[str, Any]:
    """The published schema of a claim."""
    text = (resources.files("khabar.export") / "data" / "claim.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    found["$id"] = "claim.schema.json"  # its own "#/$defs" resolve within it
    return found


def _operation(view: View, operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": f"{operation.method.lower()}{operation.path.translate(_PLAIN)}",
        "tags": [view.name], "summary": operation.summary,
        "parameters": [_parameter(p) for p in operation.parameters],
        "responses": {"200": _answer("As asked.", operation.returns, operation.media),
                      **{code: _answer(text, _REF_ERROR) for code, text in _PROBLEMS.items()}},
    }  # fmt: skip
    if operation.body is not None:
        content = {"application/x-www-form-urlencoded": {"schema": operation.body}}
        found["requestBody"] = {"required": True, "content": content}
    return found


_PLAIN = str.maketrans({"/": "_", "{": "", "}": "", ".": "_", "-": "_"})
_REF_ERROR = {"$ref": "#/components/schemas/error"}


def _answer(text: str, schema: Mapping[str, Any], media: str = "application/json") -> dict[str, Any]:
    return {"description": text, "content": {media: {"schema": schema}}}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {"name": parameter.name, "in": parameter.where, "description": parameter.description,
            "required": parameter.where == "path", "schema": parameter.schema or {"type": "string"}}  # fmt: skip
