--[[
  Puts a challenge in front of the list of those whose phones are masked alike.

  KEYS
    [1] zset  <namespace>:{m-<hash of the masked phone>}   nonces of challenges by their latest message, ms

  ARGV
    [1] nonce: 16 bytes
    [2] how long the accounts are kept, ms
    [3] place of the last one that is one too many, counted from behind: -101 for a list of 100

  Returns  { tag }
    { 'listed' }

  Notes
    One key, so it runs in Redis Cluster. Redis' clock. Four commands on a list that is short.
]]
local key, life = KEYS[1], ARGV[2]
local call = redis.call
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
call('ZADD', key, now, ARGV[1])
call('ZREMRANGEBYSCORE', key, '-inf', now - life)
call('ZREMRANGEBYRANK', key, 0, ARGV[3])
call('PEXPIRE', key, life)
return { 'listed' }
