// vi: Cơ quan mà những văn bản đã cho gửi tới hoặc giao nhiệm vụ chủ trì
// en: The agencies that given documents address or give tasks to lead
// document iris: Văn bản | Documents
UNWIND $document AS iri
MATCH (document:Document {iri: iri})
CALL (document) {
  MATCH (document)-[:ADDRESSED_TO]->(agency:Agency) RETURN agency
  UNION
  MATCH (document)-[:HAS_TASK]->(:Task)-[:ASSIGNS_TO {relation: 'assigns_lead'}]->(agency:Agency) RETURN agency
}
RETURN DISTINCT document.iri AS document, agency.iri AS agency, agency.name AS name, agency.group AS group
