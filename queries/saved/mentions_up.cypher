// vi: Mọi văn bản mà một văn bản dẫn chiếu tới, trực tiếp hoặc qua văn bản khác, kể cả chỉ nhắc tới
// en: Every document that one cites, at first hand or over others, mere mentions included
// root iri: Văn bản gốc | The document to start from
MATCH (:Resource {iri: $root})-[:CITES*0..]->(source:Document)
WITH DISTINCT source
MATCH (source)-[edge:CITES|IMPLEMENTS|BASED_ON|GUIDES|PROMULGATED_WITH]->(target:Document)
MATCH (mention:Mention {edge: edge.key})<-[:STATES]-(paper:Paper)-[:TEXT_OF]->(document:Document)
RETURN source.iri AS source, edge.relation AS relation, target.iri AS target, document.iri AS document,
  paper.iri AS paper, mention.start AS start, mention.end AS end, mention.quote AS quote, mention.rule AS rule,
  mention.confidence AS confidence
