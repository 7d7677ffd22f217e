// vi: Dẫn chiếu chưa xác định mang cùng số với những văn bản đã cho
// en: Unresolved references that bear the number of given documents
// document iris: Văn bản | Documents
UNWIND $document AS iri
MATCH (document:Document {iri: iri})
MATCH (unresolved:Document {number_key: document.number_key})<-[:CITES]-(source:Document)
WHERE unresolved.reason IS NOT NULL AND unresolved <> document
RETURN DISTINCT document.iri AS document, unresolved.iri AS unresolved, unresolved.number AS number,
  unresolved.reason AS reason, source.iri AS source
