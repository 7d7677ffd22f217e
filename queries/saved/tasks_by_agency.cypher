// vi: Nhiệm vụ mà những cơ quan đã cho chủ trì, phối hợp hoặc nhận báo cáo
// en: The tasks that given agencies lead, coordinate or receive reports on
// agency iris: Cơ quan | Agencies
UNWIND $agency AS iri
MATCH (agency:Agency {iri: iri})<-[given:ASSIGNS_TO|REPORTS_TO]-(task:Task)<-[:HAS_TASK]-(document:Document)
RETURN DISTINCT document.iri AS document, task.iri AS task, given.relation AS role
