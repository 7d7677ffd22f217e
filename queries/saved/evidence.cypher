// vi: Câu chứng minh cho mọi quan hệ giữa những văn bản đã cho
// en: The words that prove what stands between given documents
// source iris: Văn bản có quan hệ | The documents that stand in the relation
// target iris: Văn bản được nói tới | The documents to which they do
UNWIND $source AS iri
MATCH (source:Document {iri: iri})-[edge]->(target:Document)
WHERE target.iri IN $target
MATCH (mention:Mention {edge: edge.key})<-[:STATES]-(paper:Paper)-[:TEXT_OF]->(document:Document)
RETURN DISTINCT source.iri AS source, edge.relation AS relation, target.iri AS target, document.iri AS document,
  paper.iri AS paper, mention.start AS start, mention.end AS end, mention.quote AS quote, mention.rule AS rule,
  mention.confidence AS confidence
