// vi: Nhiệm vụ được giao theo những văn bản đã cho
// en: The tasks given on the basis of given documents
// basis iris: Văn bản làm căn cứ | The documents that are the basis
UNWIND $basis AS iri
MATCH (:Document {iri: iri})<-[:UNDER_BASIS]-(task:Task)<-[:HAS_TASK]-(document:Document)
RETURN DISTINCT document.iri AS document, task.iri AS task
