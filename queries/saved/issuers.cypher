// vi: Cơ quan có văn bản trong kho dữ liệu kể từ một ngày
// en: The agencies of which the store holds papers from a date on
// since word: Từ ngày | From this date
MATCH (document:Document {status: 'read'})-[:ISSUED_BY]->(agency:Agency)
WHERE document.date >= left($since, size(document.date))
RETURN DISTINCT agency.iri AS agency, agency.name AS name
