// vi: Văn bản trong kho không dẫn chiếu văn bản nào và không được văn bản nào dẫn chiếu
// en: The documents in the store that cite none and that none cites
MATCH (document:Document {status: 'read'})
WHERE NOT (document)-[:CITES]-()
RETURN document.iri AS document
