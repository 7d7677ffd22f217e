// vi: Quan hệ của những văn bản đã cho với mọi văn bản khác, cả hai chiều, với câu chứng minh
// en: What stands between given documents and any other, both ways, with the words that say so
// about iris: Văn bản | Documents
UNWIND $about AS iri
MATCH (:Document {iri: iri})-[edge]-(:Document)
WITH DISTINCT edge, startNode(edge) AS source, endNode(edge) AS target
MATCH (mention:Mention {edge: edge.key})<-[:STATES]-(paper:Paper)-[:TEXT_OF]->(document:Document)
RETURN source.iri AS source, edge.relation AS relation, target.iri AS target, document.iri AS document,
  paper.iri AS paper, mention.start AS start, mention.end AS end, mention.quote AS quote, mention.rule AS rule,
  mention.confidence AS confidence, nullIf(mention.provision, '') AS provision
