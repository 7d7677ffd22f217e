"""The pages: each view asks one function of `queries` and says what its answer looks like."""

from explorer.views.body import agencies, body
from explorer.views.chain import chains
from explorer.views.coverage import covered
from explorer.views.cypher import cypher
from explorer.views.data import state
from explorer.views.difference import differences
from explorer.views.document import document
from explorer.views.finding import found, front, suggestions
from explorer.views.graph import graph
from explorer.views.path import paths
from explorer.views.provenance import evidence, paper, paper_text, task
from explorer.views.sheet import image, sheet
from explorer.views.tasks import tasks
from explorer.views.timeline import life

__all__ = ["VIEWS", "cypher"]

VIEWS = (
    ("/", front),
    ("/search", found),
    ("/suggest", suggestions),
    ("/chain", chains),
    ("/graph", graph),
    ("/coverage", covered),
    ("/path", paths),
    ("/timeline", life),
    ("/difference", differences),
    ("/tasks", tasks),
    ("/agencies", agencies),
    ("/data", state),
    ("/eli/{rest:path}", document),
    ("/unresolved/{rest:path}", document),
    ("/agency/{rest:path}", body),
    ("/person/{rest:path}", body),
    ("/territory/{rest:path}", body),
    ("/paper/{digest}", paper),
    ("/paper/{digest}/text", paper_text),
    ("/paper/{digest}/page/{page}", sheet),
    ("/paper/{digest}/page/{page}/image", image),
    ("/paper/{digest}/task/{place}", task),
    ("/paper/{digest}/statement/{name}", evidence),
)
