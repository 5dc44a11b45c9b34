"""What every page shares: who asks, what they may, what every answer says of itself."""
