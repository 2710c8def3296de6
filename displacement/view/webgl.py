"""Whether the reader's browser has WebGL, which the interactive maps are drawn with: told by the head of the page."""

from __future__ import annotations

WITHOUT = "without-webgl"
# Asked once a session: the answer is a cookie, which travels with the first message as the columns do.
TELL_WEBGL = (
    f'<script>if (!/(^|; ){WITHOUT}=/.test(document.cookie)) document.cookie = "{WITHOUT}=" + '
    '(document.createElement("canvas").getContext("webgl2") ? "" : "yes") + "; path=/; SameSite=Lax"</script>'
)
