// vi: Cơ quan đã ban hành những văn bản mà kho dữ liệu có bản
// en: The agencies whose papers the store holds
MATCH (:Document {status: 'read'})-[:ISSUED_BY]->(agency:Agency)
RETURN DISTINCT agency.iri AS agency, agency.name AS name
