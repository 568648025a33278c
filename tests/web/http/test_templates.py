"""Templates are compiled once, whoever asks at once, and for the next release, too."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import patch

from jinja2 import Environment

from lskg.web.http.site_flask import SiteFlask


def app(folder: Path) -> SiteFlask:
    """An application with the templates of a folder."""
    return SiteFlask("templates_of_a_test", root_path=str(folder), template_folder=".")


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"{tmp_path} {{% if one %}}{{{{ one }}}}{{% endif %}}")
    first, second = app(tmp_path), app(tmp_path)
    compile_ = Environment.compile
    with patch.object(Environment, "compile", autospec=True, side_effect=compile_) as compiled:
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(first.jinja_env.get_template, ["page.html"] * 8))
        found.append(second.jinja_env.get_template("page.html"))
    assert {each.render(one=1) for each in found} == {f"{tmp_path} 1"}
    assert compiled.call_count == 1


def test_a_template_that_was_changed_is_compiled_anew(tmp_path: Path) -> None:
    for words in ("one", "other"):
        (tmp_path / "page.html").write_text(words)
        assert app(tmp_path).jinja_env.get_template("page.html").render() == words
