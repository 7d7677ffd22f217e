// vi: Các ô nhận dạng của những văn bản đã cho
// en: The identity of given documents
// document iris: Văn bản | Documents
UNWIND $document AS iri
MATCH (document:Document {iri: iri})
OPTIONAL MATCH (document)-[:ISSUED_BY]->(agency:Agency)
RETURN document.iri AS document, document.number AS number, document.type AS type, document.title AS title,
  document.date AS date, document.level AS level, document.status AS status, document.reason AS reason,
  agency.name AS issuer
