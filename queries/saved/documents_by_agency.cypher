// vi: Văn bản mà những cơ quan (hoặc người ký) đã cho ban hành, ký, hoặc được gửi
// en: The documents that given bodies (or persons) issued, signed or received
// agency iris: Cơ quan | Agencies
UNWIND $agency AS iri
MATCH (agency:Resource {iri: iri})<-[edge:ISSUED_BY|SIGNED_BY|ADDRESSED_TO|COPIED_TO]-(document:Document)
RETURN DISTINCT agency.iri AS agency, edge.relation AS relation, document.iri AS document
