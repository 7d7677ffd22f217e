// vi: Nhiệm vụ mà những văn bản đã cho giao, cùng cơ quan và căn cứ
// en: The tasks that given documents give, with their agencies and bases
// document iris: Văn bản | Documents
UNWIND $document AS iri
MATCH (document:Document {iri: iri})-[:HAS_TASK]->(task:Task)
OPTIONAL MATCH (task)-[given:ASSIGNS_TO|REPORTS_TO|UNDER_BASIS]->(party:Resource)
RETURN document.iri AS document, task.iri AS task, task.label AS label, task.action AS action,
  task.deadline AS deadline, task.deadline_text AS deadline_text, given.relation AS role, party.iri AS party,
  party.name AS name
