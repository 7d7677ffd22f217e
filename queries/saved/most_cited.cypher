// vi: Văn bản được nhiều văn bản dẫn chiếu nhất
// en: The documents that most documents cite
MATCH (document:Document)<-[:CITES]-(source:Document)
WHERE document.reason IS NULL
RETURN document.iri AS document, count(DISTINCT source) AS count
ORDER BY count DESC, document LIMIT 100
